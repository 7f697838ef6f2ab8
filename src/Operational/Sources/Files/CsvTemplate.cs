using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Operational.Sources.Files;

/// <summary>Writes the files of a folder: headers alone, or the records of a database.</summary>
public static class CsvTemplate
{
    /// <summary>Writes one file with a header for every table.</summary>
    /// <param name="folder">Made when missing; its files are left alone.</param>
    /// <returns>Names of the files written; those that were there already are not among them.</returns>
    public static IReadOnlyList<string> Write(string folder)
    {
        using var context = new OperationalContextFactory(new() { ConnectionString = "Data Source=:memory:" })
            .CreateDbContext();
        return Write(folder, context, (_, _) => []);
    }

    /// <summary>Writes one file with all records that are not withdrawn for every table.</summary>
    /// <param name="folder">Made when missing; its files are left alone.</param>
    /// <param name="context">An embedded database.</param>
    /// <returns>As <see cref="Write(string)"/>.</returns>
    public static IReadOnlyList<string> Write(string folder, OperationalContext context) =>
        Write(folder, context, (table, columns) => Rows(context, table, columns));

    private static List<string> Write(
        string folder, OperationalContext context, Func<Type, CsvColumn[], IEnumerable<string>> rows)
    {
        Directory.CreateDirectory(folder);
        var written = new List<string>();
        foreach (var table in OperationalTables.InOrder)
        {
            var path = Path.Combine(folder, CsvColumns.FileOf(table) + ".csv");
            if (!File.Exists(path))
            {
                CsvColumn[] columns = [.. CsvColumns.Of(context.Model, table)];
                var header = string.Join(',', columns.Select(column => column.Header));
                File.WriteAllLines(path, rows(table, columns).Prepend(header), new UTF8Encoding(false));
                written.Add(Path.GetFileName(path));
            }
        }

        return written;
    }

    private static IEnumerable<string> Rows(OperationalContext context, Type table, CsvColumn[] columns)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        context.Database.OpenConnection();
        using var command = connection.CreateCommand();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Column}\""));
        command.CommandText = $"SELECT {names} FROM \"{table.Name}\" WHERE \"IsDeleted\" = 0 ORDER BY \"Id\"";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join(',', columns.Select(
                (column, index) => Field(reader.GetValue(index), column.Type)));
        }
    }

    private static string Field(object value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var text = value is DBNull ? ""
            : plain == typeof(bool) ? (Convert.ToInt64(value, CultureInfo.InvariantCulture) == 0 ? "false" : "true")
            : plain == typeof(DateTime) ? $"{value}".Replace(' ', 'T') + "Z"
            : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().ContainsAny(",\"\r\n") || text != text.Trim()
            ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : text;
    }
}
