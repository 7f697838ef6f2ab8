using System.Collections.Immutable;
using System.Globalization;

namespace Analytics.Bench;

/// <summary>What to measure, on how much, where.</summary>
/// <param name="Names">Names of benches.</param>
/// <param name="Rows">Disbursements of the synthetic database; everything else is in proportion.</param>
/// <param name="Folder">Kept between runs, so that the database is made once.</param>
public sealed record BenchArguments(ImmutableHashSet<string> Names, long Rows, string Folder)
{
    /// <summary>Whether the snapshot of a former run is asked instead of a new one.</summary>
    public bool AsLoaded { get; init; }

    /// <summary>Reads the command line; no name means all.</summary>
    public static BenchArguments Parse(string[] arguments, ImmutableHashSet<string> all)
    {
        var names = ImmutableHashSet<string>.Empty;
        var rows = 1_000_000L;
        var asLoaded = false;
        var folder = Path.Combine(Path.GetTempPath(), "analytics-bench");
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--rows":
                    rows = long.Parse(arguments[++at], CultureInfo.InvariantCulture);
                    break;
                case "--data":
                    folder = arguments[++at];
                    break;
                case "--as-loaded":
                    asLoaded = true;
                    break;
                case var name when all.Contains(name):
                    names = names.Add(name);
                    break;
                case var other:
                    throw new ArgumentException(
                        $"'{other}' is none of {string.Join(", ", all.Order())}, --rows, --data, --as-loaded.");
            }
        }

        return new(names.IsEmpty ? all : names, rows, folder) { AsLoaded = asLoaded };
    }
}
