using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Support;

namespace Analytics.Architecture.Tests;

/// <summary>What the words mean is ruled in twenty rulings; each has a test named after it.</summary>
public sealed partial class RulingTests
{
    private const int Rulings = 20;

    [Fact]
    public void Every_ruling_has_a_test_named_after_it()
    {
        var tested =
            from path in RepositoryFiles.Tracked
            where path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith("s.cs", StringComparison.Ordinal)
            from Match name in TestName().Matches(File.ReadAllText(RepositoryFiles.PathOf(path)))
            select int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture);

        Assert.Equal(Enumerable.Range(1, Rulings), tested.Distinct().Order());
    }

    [GeneratedRegex(@"public (async Task|Task|void) Ruling_(?<number>\d+)_\w+\(")]
    private static partial Regex TestName();
}
