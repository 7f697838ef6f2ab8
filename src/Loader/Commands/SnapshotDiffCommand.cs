using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Analytics.Loader.Compare;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary><c>snapshot diff A B</c>: what changed between two snapshots.</summary>
internal static class SnapshotDiffCommand
{
    public static Command Build(CommonOptions common)
    {
        var before = new Argument<string>("A") { Description = "The earlier snapshot." };
        var after = new Argument<string>("B") { Description = "The later snapshot." };
        var command = new Command("diff", "Tells what changed from A to B by table, province, year and reason.")
        {
            before, after, common.Data, common.Json,
        };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var store = new SnapshotStore(common.DataFolder(parsed));
            var (a, b) = (store.Find(parsed.GetRequiredValue(before)), store.Find(parsed.GetRequiredValue(after)));
            var tables = SnapshotComparison.Of(a, b);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(common.Json))
            {
                JsonOutput.Write(output, new { before = a.Id, after = b.Id, tables });
            }
            else
            {
                Write(output, tables);
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static void Write(TextWriter output, ImmutableArray<TableChange> tables)
    {
        foreach (var table in tables)
        {
            if (table.Lines.IsEmpty)
            {
                output.WriteLine(Text($"{table.Table}: {table.RowsAfter:N0} records, none changed"));
                continue;
            }

            output.WriteLine(Text(
                $"{table.Table}: {table.RowsBefore:N0} -> {table.RowsAfter:N0} records{Sums(table.Sums)}"));
            foreach (var line in table.Lines)
            {
                var place = line.ProvinceCode is null ? "no province" : $"{line.ProvinceCode} {line.Province}";
                var year = line.Year is { } one ? Text($"{one}") : "span";
                var reason = line.Reason.ToString().ToUpperInvariant();
                output.WriteLine(Text($"  {place}, {year}: {line.Records:N0} {reason}{Sums(line.Sums)}"));
            }
        }
    }

    private static string Sums(ImmutableArray<SumChange> sums) => string.Concat(
        sums.Where(sum => sum.Before != sum.After)
            .Select(sum => Text($"; {sum.Column} {sum.Before:N0} -> {sum.After:N0}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
