using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Operational.Sources;
using Microsoft.Data.Sqlite;

namespace Analytics.Operational.Tests.Support;

/// <summary>A hash of every value of every table.</summary>
public static class ContentHash
{
    public static async Task<string> OfAsync(SqliteSource source, string without = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var connection = new SqliteConnection(source.Options.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in OperationalTables.InOrder)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table.Name} ORDER BY Id";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Line(reader, without)));
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Line(SqliteDataReader reader, string without) =>
        string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(index => reader.GetName(index) != without)
            .Select(index => Convert.ToString(reader.GetValue(index), CultureInfo.InvariantCulture))) + "\n";
}
