using System.Collections.Immutable;
using System.Reflection;
using Analytics.Operational.Errors;
using Analytics.Operational.Model;
using Analytics.Operational.Sources.Files;

namespace Analytics.Operational.Sample;

/// <summary>The rows of one file as records; references are still to be resolved.</summary>
/// <typeparam name="TRecord">The entity of the table.</typeparam>
internal sealed class SampleTable<TRecord>
    where TRecord : OperationalRecord, new()
{
    private const string Key = "key";

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly ImmutableArray<PropertyInfo> Properties =
    [
        .. typeof(TRecord).GetProperties()
            .Where(property => property.DeclaringType != typeof(OperationalRecord))
            .Where(property => !SampleReference.Columns.ContainsValue(property.Name)),
    ];

    private static readonly ImmutableHashSet<string> Required =
    [
        .. Properties.Where(IsRequired).Select(property => property.Name),
    ];

    /// <summary>Records with the row that each stems from, in the order of the file.</summary>
    public required ImmutableArray<(TRecord Record, SampleRow Row)> Rows { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SourceException">SOURCE_BAD_SAMPLE for an unknown column, a missing value, a value of another
    /// type or a key that occurs twice.</exception>
    public static SampleTable<TRecord> Read(Func<string, Stream> open)
    {
        var file = SampleFiles.NameOf(typeof(TRecord));
        using var content = open(file);
        var rows = SampleReader.Read(file, content);
        RefuseUnknownColumns(rows);
        RefuseRepeatedKeys(rows);
        return new() { Rows = [.. rows.Select(row => (Parse(row), row))] };
    }

    /// <summary>Ids by key, once the records were saved.</summary>
    public Dictionary<string, long> IdsByKey() =>
        Rows.ToDictionary(pair => pair.Row[Key] ?? throw pair.Row.Bad(Key, "is empty"), pair => pair.Record.Id);

    private static void RefuseUnknownColumns(ImmutableArray<SampleRow> rows)
    {
        var known = Properties.Select(property => SampleFiles.ColumnOf(property.Name))
            .Concat(SampleReference.Columns.Where(reference => typeof(TRecord).GetProperty(reference.Value) != null)
                .Select(reference => reference.Key))
            .Append(Key).ToHashSet();
        foreach (var column in rows.Take(1).SelectMany(row => row.Fields.Keys).Where(name => !known.Contains(name)))
        {
            throw rows[0].Bad(column, $"is no column of {typeof(TRecord).Name}");
        }
    }

    private static void RefuseRepeatedKeys(ImmutableArray<SampleRow> rows)
    {
        var seen = new HashSet<string>();
        foreach (var row in rows.Where(row => row[Key] is { } key && !seen.Add(key)))
        {
            throw row.Bad(Key, $"repeats '{row[Key]}'");
        }
    }

    private static TRecord Parse(SampleRow row)
    {
        var record = new TRecord();
        foreach (var property in Properties)
        {
            var column = SampleFiles.ColumnOf(property.Name);
            if (row[column] is { } text)
            {
                property.SetValue(record, FieldValue.Parse(property.PropertyType, text)
                    ?? throw row.Bad(column, $"'{text}' is not {FieldValue.Describe(property.PropertyType)}"));
            }
            else if (Required.Contains(property.Name))
            {
                throw row.Bad(column, "is empty");
            }
        }

        return record;
    }

    private static bool IsRequired(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) == null
        : Nullability.Create(property).ReadState == NullabilityState.NotNull;
}
