using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Analytics.Loader.Compare;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary><c>status</c>: which snapshots exist, which is served, how fresh it is, what Verify said of it.</summary>
internal static class StatusCommand
{
    public static Command Build(CommonOptions options)
    {
        var check =
            new Option<bool>("--check") { Description = "Also read every snapshot and compare it with its manifest." };
        var provinces = new Option<bool>("--provinces") { Description = "Also tell the freshness of each province." };
        var command = new Command("status",
            "Lists the snapshots, newest first, and the freshness and quality report of the served one.")
        {
            options.Data, check, provinces, options.Json,
        };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var store = new SnapshotStore(options.DataFolder(parsed));
            var current = store.Current();
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(options.Json))
            {
                WriteJson(store, current, output);
            }
            else
            {
                Write(store, current, output);
                WriteFreshness(current, parsed.GetValue(provinces), output);
                WriteQuality(current, output);
            }

            if (parsed.GetValue(check))
            {
                foreach (var snapshot in store.List())
                {
                    store.CheckContent(snapshot);
                }
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static void WriteJson(SnapshotStore store, Snapshot current, TextWriter output) =>
        JsonOutput.Write(output, new
        {
            served = current.Id,
            publishedAt = current.Manifest.PublishedAt,
            ageSeconds = (long)(DateTimeOffset.UtcNow - current.Manifest.PublishedAt).TotalSeconds,
            sourceCutoff = current.Manifest.SourceCutoff,
            watermark = current.Manifest.SourceWatermark,
            tables = Freshness.OfTables(current),
            provinces = Freshness.OfProvinces(current),
            quality = current.Manifest.Quality,
            snapshots = SnapshotLine.Of(store),
        });

    private static void Write(SnapshotStore store, Snapshot current, TextWriter output)
    {
        SnapshotLine.Write(output, SnapshotLine.Of(store));
        output.WriteLine();
        output.WriteLine($"Served: {current.Id}, {current.Manifest.DatasetNameEn}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Cut-off {current.Manifest.SourceCutoff:u}, watermark {current.Manifest.SourceWatermark}, model "
                + $"{current.Manifest.ModelVersion}"));
    }

    private static void WriteFreshness(Snapshot current, bool provinces, TextWriter output)
    {
        var byProvince = provinces ? Freshness.OfProvinces(current) : [];
        foreach (var table in Freshness.OfTables(current))
        {
            output.WriteLine($"{table.Table}: {Text(table)}");
            foreach (var line in byProvince.Where(line => line.Table == table.Table))
            {
                var place = line.ProvinceCode is null ? "no province" : $"{line.ProvinceCode} {line.Province}";
                output.WriteLine($"  {place}: {Text(line)}");
            }
        }
    }

    private static string Text(Freshness line) => line.LastDay is { } last
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Records:N0} {(line.Records == 1 ? "record" : "records")}, the last of "
                + $"{last:yyyy-MM-dd}, {Behind(line.DaysBehind ?? 0)}")
        : "no records";

    private static string Behind(int days) => days switch
    {
        > 1 => string.Create(CultureInfo.InvariantCulture, $"{days:N0} days before the cut-off"),
        1 => "the day before the cut-off",
        0 => "the day of the cut-off",
        _ => "in a period that was not over at the cut-off",
    };

    private static void WriteQuality(Snapshot current, TextWriter output)
    {
        foreach (var note in current.Manifest.Quality)
        {
            output.WriteLine($"{note.Severity,-5} {note.Code}: {note.MessageEn}");
        }
    }
}
