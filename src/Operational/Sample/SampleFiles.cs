using System.Text.Json;
using Analytics.Operational.Errors;

namespace Analytics.Operational.Sample;

/// <summary>The CSV files of the published sample, one for each table, embedded in the assembly.</summary>
internal static class SampleFiles
{
    /// <summary>Name of the file that holds the rows of a table: <c>BudgetAllocation</c> is in
    /// budget_allocation.csv.</summary>
    public static string NameOf(Type table) => ColumnOf(table.Name) + ".csv";

    /// <summary>Name of the column that holds a property: <c>PaidOn</c> is in paid_on.</summary>
    public static string ColumnOf(string property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property);

    /// <summary>Opens an embedded file.</summary>
    /// <exception cref="SourceException">SOURCE_SAMPLE_FILE_MISSING when the assembly does not hold it.</exception>
    public static Stream Open(string file) =>
        typeof(SampleFiles).Assembly.GetManifestResourceStream($"Sample/{file}")
        ?? throw new SourceException(SourceErrors.SampleFileMissing(file));
}
