using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Fields;

/// <summary>Questions that the fields themselves refuse; the warehouse refuses the others.</summary>
internal static class FieldErrors
{
    public static AnalyticsError WrongUnit(string measure, string unit, string own) => new(
        "QUERY_WRONG_UNIT",
        $"{measure} is counted in {own}; {unit} is no unit for it.",
        own == "RATIO" ? "Use ONE or PERCENT." : "Use ONE, THOUSAND, MILLION or BILLION.");

    public static AnalyticsError FalseTest(string field) => new(
        "QUERY_BAD_GEOGRAPHY",
        $"{field}: false asks for no map.",
        "Leave geography out, or give asReported: true or asOf with a date.");

    public static AnalyticsError UnknownOrder(string text) => new(
        "QUERY_BAD_ORDER",
        $"'{text}' is no sort order.",
        "Write the name of a dimension or measure, alone or as 'name asc', 'name desc' or '-name'.");

    public static AnalyticsError FilterWithoutFacts(string subject) => new(
        "QUERY_FILTER_WITHOUT_EFFECT",
        $"{subject} is filtered, but no measure of {subject} is asked.",
        $"Leave {subject} out, or ask one of its measures; where filters all subjects.");

    public static AnalyticsError UnknownMeasure(string name) => new(
        "QUERY_UNKNOWN_MEASURE",
        $"No measure is called '{name}'.",
        "catalog { measures { name } } lists all measures.");

    public static AnalyticsError UnknownDimension(string name) => new(
        "QUERY_UNKNOWN_DIMENSION",
        $"No dimension is called '{name}'.",
        "catalog { dimensions { name } } lists all dimensions.");

    public static AnalyticsError NegativeFirst(int first) => new(
        "LIMIT_ROWS", $"first: {first} is below zero.", "Ask for 0 or more.");
}
