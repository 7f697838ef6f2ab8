using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Loader.Verify;

/// <summary>A condition that no row of a table should meet.</summary>
/// <param name="Table">The table, perhaps with joins; its first table is called <c>t</c> in the condition. What
/// compares rows of a fact with each other writes <see cref="Rows"/> in its place and names it in
/// <see cref="Of"/>.</param>
/// <param name="Where">The condition, in SQL.</param>
/// <param name="Label">SQL that names a row among the examples; null: the table and <c>record_id</c>.</param>
public sealed record RowTest(string Table, string Where, string? Label = null)
{
    /// <summary>Stands for the rows that are looked at.</summary>
    public const string Rows = "@rows";

    /// <summary>The fact whose rows stand for <see cref="Rows"/>.</summary>
    public string? Of { get; init; }

    /// <summary>Columns in which all rows agree that are compared with each other; rows that lack one of them are
    /// compared with none, the year apart. Empty: each row is looked at alone.</summary>
    public ImmutableArray<string> Together { get; init; } = [];

    /// <summary>The other columns that rows compared with each other are looked at by.</summary>
    public ImmutableArray<string> Reads { get; init; } = [];

    /// <summary>The table whose change can make rows meet the condition; null where there are several.</summary>
    public string? Fact => Of ?? (Table.StartsWith('(') ? null : Table.Split(' ')[0]);

    /// <summary>Digest of the text of the test.</summary>
    public string Digest =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Table} {Where}")))[..16];

    /// <summary>What is read, with every row of the table.</summary>
    public string From() => Fact is { } fact ? From(fact) : Table;

    /// <summary>What is read, with some rows of the table.</summary>
    /// <param name="rows">A table of the form of <see cref="Fact"/>.</param>
    public string From(string rows)
    {
        if (Of is not null)
        {
            return Table.Replace(Rows, rows, StringComparison.Ordinal);
        }

        var parts = Table.Split(' ', 2); // the first word is the table itself; what follows are joins
        return parts.Length == 1 ? $"{rows} t" : $"{rows} t {parts[1]}";
    }
}
