using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>Binds values in the form in which EF Core stores them in SQLite.</summary>
internal static class SqliteBind
{
    private const int StackBytes = 512;

    public static void Value(sqlite3_stmt statement, int index, long value) =>
        raw.sqlite3_bind_int64(statement, index, value);

    public static void Value(sqlite3_stmt statement, int index, int value) =>
        raw.sqlite3_bind_int64(statement, index, value);

    public static void Value(sqlite3_stmt statement, int index, bool value) =>
        raw.sqlite3_bind_int64(statement, index, value ? 1 : 0);

    public static void Value(sqlite3_stmt statement, int index, DateOnly value)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Text(statement, index, text);
    }

    public static void Value(sqlite3_stmt statement, int index, decimal value) =>
        Text(statement, index, value.ToString("0.0###########################", CultureInfo.InvariantCulture));

    public static void Value(sqlite3_stmt statement, int index, long? value) => Value(statement, index, value, Value);

    public static void Value(sqlite3_stmt statement, int index, int? value) => Value(statement, index, value, Value);

    public static void Value(sqlite3_stmt statement, int index, bool? value) => Value(statement, index, value, Value);

    public static void Value(sqlite3_stmt statement, int index, DateOnly? value) =>
        Value(statement, index, value, Value);

    public static void Value(sqlite3_stmt statement, int index, decimal? value) =>
        Value(statement, index, value, Value);

    public static void Value(sqlite3_stmt statement, int index, DateTime? value) =>
        Value(statement, index, value?.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));

    public static void Value(sqlite3_stmt statement, int index, string? value)
    {
        if (value == null)
        {
            raw.sqlite3_bind_null(statement, index);
        }
        else
        {
            Text(statement, index, value);
        }
    }

    private static void Value<T>(sqlite3_stmt statement, int index, T? value, Action<sqlite3_stmt, int, T> bind)
        where T : struct
    {
        if (value is { } known)
        {
            bind(statement, index, known);
        }
        else
        {
            raw.sqlite3_bind_null(statement, index);
        }
    }

    private static void Text(sqlite3_stmt statement, int index, ReadOnlySpan<char> text)
    {
        var bytes = text.Length * 3 <= StackBytes ? stackalloc byte[StackBytes] : new byte[text.Length * 3];
        raw.sqlite3_bind_text(statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
