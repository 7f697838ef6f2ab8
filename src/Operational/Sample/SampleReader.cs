using System.Collections.Immutable;
using Analytics.Operational.Errors;
using CsvHelper;

namespace Analytics.Operational.Sample;

/// <summary>Reads the rows of a CSV file and keeps their line numbers.</summary>
internal static class SampleReader
{
    private static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>All rows of a file.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_SAMPLE for broken quoting or a row with too few or too many
    /// fields.</exception>
    public static ImmutableArray<SampleRow> Read(string file, Stream content)
    {
        using var csv = CsvReader.Create(content, Format);
        var rows = ImmutableArray.CreateBuilder<SampleRow>();
        try
        {
            while (csv.Read())
            {
                rows.Add(new SampleRow(file, (int)csv.LineNumber, Fields(csv)));
            }
        }
        catch (CsvFormatException failure)
        {
            var problem = failure.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.');
            throw new SourceException(SourceErrors.BadSample(file, (int)failure.LineNumber, "*", problem));
        }

        return rows.ToImmutable();
    }

    private static ImmutableDictionary<string, string> Fields(CsvReader csv) =>
        csv.Headers.Select((column, index) => KeyValuePair.Create(column, csv.GetString(index)))
            .ToImmutableDictionary(StringComparer.Ordinal);
}
