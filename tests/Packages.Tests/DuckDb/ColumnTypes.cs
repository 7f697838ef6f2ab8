using System.Numerics;

namespace Analytics.Packages.Tests.DuckDb;

/// <summary>Every column type of the warehouse, with the value that it reads as at its edges.</summary>
internal static class ColumnTypes
{
    public static TheoryData<string, string, object> Values { get; } = new()
    {
        { "SMALLINT", "-32768", short.MinValue },
        { "INTEGER", "2147483647", int.MaxValue },
        { "BIGINT", "-9223372036854775808", long.MinValue },
        { "BIGINT", "9223372036854775807", long.MaxValue },
        { "HUGEINT", "170141183460469231731687303715884105727", BigInteger.Pow(2, 127) - 1 },
        { "HUGEINT", "-18446744073709551617", -BigInteger.Pow(2, 64) - 1 },
        { "DOUBLE", "0.1", 0.1 },
        { "DECIMAL(4,2)", "-12.34", -12.34m },
        { "DECIMAL(9,4)", "12345.6789", 12345.6789m },
        { "DECIMAL(18,0)", "999999999999999999", 999999999999999999m },
        { "DECIMAL(28,4)", "123456789012345678901234.5678", 123456789012345678901234.5678m },
        { "VARCHAR", "Lạng Sơn", "Lạng Sơn" },
        { "VARCHAR", "a text of more than twelve bytes: Bà Rịa - Vũng Tàu", "a text of more than twelve bytes: Bà Rịa - Vũng Tàu" },
        { "VARCHAR", "", "" },
        { "DATE", "1945-09-02", new DateOnly(1945, 9, 2) },
        { "TIMESTAMP", "2026-01-31 17:00:00.123456", new DateTime(2026, 1, 31, 17, 0, 0, 123, 456) },
        { "BOOLEAN", "true", true },
        { "BOOLEAN", "false", false },
    };
}
