using System.Diagnostics;
using Analytics.Warehouse.Errors;
using Analytics.Warehouse.Execution;
using Analytics.Warehouse.Model;
using Analytics.Warehouse.Requests;

namespace Analytics.Graph.Fields;

/// <summary>The enum values of the contract and what they are in the warehouse.</summary>
internal static class Words
{
    public static Lang Lang(string value) => value == "EN" ? Fields.Lang.En : Fields.Lang.Vi;

    public static string In(this Wording wording, Lang lang) => lang == Fields.Lang.En ? wording.En : wording.Vi;

    public static string Of(AreaLevel level) => level.ToString().ToUpperInvariant();

    public static AreaLevel Level(string value) => Enum.Parse<AreaLevel>(value, ignoreCase: true);

    public static string Of(SuccessionShare share) => share == SuccessionShare.Whole ? "WHOLE" : "PART";

    public static string Of(Severity severity) => severity == Severity.Info ? "INFO" : "WARNING";

    public static string Of(CellStatus status) => status switch
    {
        CellStatus.NotApplicable => "NOT_APPLICABLE",
        CellStatus.Undefined => "UNDEFINED",
        CellStatus.NotReported => "NOT_REPORTED",
        CellStatus.Partial => "PARTIAL",
        CellStatus.Provisional => "PROVISIONAL",
        CellStatus.Restated => "RESTATED",
        CellStatus.ZeroReported => "ZERO_REPORTED",
        CellStatus.Final => "FINAL",
        CellStatus.Suppressed => "SUPPRESSED",
        _ => throw new UnreachableException($"Status {status} has no name."),
    };

    public static Direction Direction(string value) =>
        value == "ASC" ? Warehouse.Requests.Direction.Ascending : Warehouse.Requests.Direction.Descending;

    public static Within Within(string value) => Enum.Parse<Within>(value, ignoreCase: true);

    public static Reset Reset(string value) => Enum.Parse<Reset>(value, ignoreCase: true);

    public static TimeGrain TimeGrain(string value) => Enum.Parse<TimeGrain>(value, ignoreCase: true);

    public static SortOn SortOn(string value) => Enum.Parse<SortOn>(value, ignoreCase: true);

    public static LabelSort LabelSort(string value) => Enum.Parse<LabelSort>(value, ignoreCase: true);

    public static Nulls Nulls(string value) => Enum.Parse<Nulls>(value, ignoreCase: true);

    public static Fill Fill(string? value) =>
        value == "ALL_MEMBERS" ? Warehouse.Requests.Fill.AllMembers : Warehouse.Requests.Fill.Observed;

    public static NumberUnit NumberUnit(string? value) =>
        value is null ? Fields.NumberUnit.One : Enum.Parse<NumberUnit>(value, ignoreCase: true);
}
