using System.Collections.Immutable;
using Analytics.Operational.Errors;
using CsvHelper;

namespace Analytics.Operational.Sources.Files;

/// <summary>Reads the rows of one file as values in the order of the table's columns.</summary>
internal static class CsvRows
{
    private static readonly CsvReaderOptions Format = CsvReaderOptions.Default with
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>Every row with the line on which it begins.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_HEADER, SOURCE_BAD_ROW for broken quotes or a wrong number of
    /// fields, SOURCE_BAD_VALUE naming line and column.</exception>
    public static IEnumerable<(int Line, object?[] Values)> Read(CsvFile file, ImmutableArray<CsvColumn> columns)
    {
        using var content = File.OpenRead(file.Path);
        using var csv = CsvReader.Create(content, Format);
        var places = Guard(file, csv, () => Places(file, csv, columns));
        while (Guard(file, csv, csv.Read))
        {
            var line = (int)csv.LineNumber;
            yield return (line, [.. columns.Select((column, index) => Value(file, line, csv, column, places[index]))]);
        }
    }

    // Where each column stands in the file; -1 for one that it leaves out.
    private static int[] Places(CsvFile file, CsvReader csv, ImmutableArray<CsvColumn> columns)
    {
        csv.ReadHeader();
        string[] headers = [.. csv.Headers];
        var names = columns.Select(column => column.Header).ToHashSet(StringComparer.Ordinal);
        var repeated = headers.GroupBy(header => header).FirstOrDefault(group => group.Count() > 1)?.Key;
        var missing = columns.Where(column => !column.MayBeEmpty).Select(column => column.Header).Except(headers);
        var problem = headers.FirstOrDefault(header => !names.Contains(header)) is { } unknown
                ? $"the table has no column '{unknown}'"
            : repeated is not null ? $"column '{repeated}' occurs twice"
            : missing.FirstOrDefault() is { } absent ? $"column '{absent}' is missing"
            : null;
        return problem is null
            ? [.. columns.Select(column => Array.IndexOf(headers, column.Header))]
            : throw new SourceException(SourceErrors.BadHeader(file.Name, problem, columns.Select(one => one.Header)));
    }

    private static object? Value(CsvFile file, int line, CsvReader csv, CsvColumn column, int place)
    {
        var text = place < 0 ? "" : csv.GetString(place);
        if (text.Length == 0)
        {
            return column.Type == typeof(bool) ? false
                : column.MayBeEmpty ? null
                : throw new SourceException(SourceErrors.BadField(file.Name, line, column.Header, "is empty"));
        }

        var problem = text.Length > column.MaxLength ? $"is longer than {column.MaxLength} signs" : null;
        var value = FieldValue.Parse(column.Type, text);
        problem ??= value is null ? $"'{Short(text)}' is not {FieldValue.Describe(column.Type)}" : null;
        return problem is null
            ? value
            : throw new SourceException(SourceErrors.BadField(file.Name, line, column.Header, problem));
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private static T Guard<T>(CsvFile file, CsvReader csv, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException failure)
        {
            var problem = failure.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.');
            throw new SourceException(SourceErrors.BadRow(file.Name, (int)Math.Max(1, failure.LineNumber), problem));
        }
        catch (InvalidOperationException) when (csv.FieldCount == 0)
        {
            throw new SourceException(SourceErrors.BadRow(file.Name, 1, "the header is missing"));
        }
    }
}
