using System.Text.Json;

namespace Analytics.Operational.Sample;

/// <summary>The CSV files of the published sample, one for each table, embedded in the assembly.</summary>
internal static class SampleFiles
{
    /// <summary>Name of the file that holds the rows of a table: <c>BudgetAllocation</c> is in budget_allocation.csv.</summary>
    public static string NameOf(Type table) => ColumnOf(table.Name) + ".csv";

    /// <summary>Name of the column that holds a property: <c>PaidOn</c> is in paid_on.</summary>
    public static string ColumnOf(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>Opens an embedded file; one that is not there yet is an empty table.</summary>
    public static Stream Open(string file) =>
        typeof(SampleFiles).Assembly.GetManifestResourceStream($"Sample/{file}")
        ?? Stream.Null;
}
