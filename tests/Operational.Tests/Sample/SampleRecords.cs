using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Analytics.Operational.Sample;

namespace Analytics.Operational.Tests.Sample;

/// <summary>Rows of the embedded files as texts, by their keys.</summary>
internal static partial class SampleRecords
{
    /// <summary>Tables whose rows are figures and name their source rows.</summary>
    public static readonly ImmutableArray<string> FigureTables =
    [
        "budget_allocation", "disbursement", "training_course", "inspection", "inspected_unit", "finding",
        "household_review", "household_support", "target", "control_figure",
    ];

    /// <summary>All rows of a file.</summary>
    public static ImmutableArray<SampleRow> Of(string table)
    {
        using var content = SampleFiles.Open(table + ".csv");
        return SampleReader.Read(table + ".csv", content);
    }

    /// <summary>Every figure with its table, by key.</summary>
    public static ImmutableDictionary<string, (string Table, SampleRow Row)> ByKey() => FigureTables
        .SelectMany(table => Of(table).Select(row => (Table: table, Row: row)))
        .ToImmutableDictionary(figure => figure.Row["key"]!); // a figure without a key fails here

    /// <summary>Source rows that a figure names, such as S000-04 or F0116, in the brackets of its reference.</summary>
    public static IEnumerable<string> SourcesOf(SampleRow row) =>
        from bracket in Brackets().Matches(row["source_reference"] ?? "")
        from id in bracket.Groups[1].Value.Split(", ")
        select id;

    /// <summary>Year of a figure, or its span as from/until.</summary>
    public static string PeriodOf(SampleRow row) =>
        row["year"] ?? row["budget_year"] ?? $"{row["span_from"]}/{row["span_until"]}";

    [GeneratedRegex(@"\(((?:[SF]\d[\d-]*(?:, )?)+)\)(?:;|$)")]
    private static partial Regex Brackets();
}
