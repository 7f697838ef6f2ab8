namespace Analytics.Operational.Sources;

/// <summary>What values a column type holds, whatever their width: a wider column reads as well.</summary>
internal static class ColumnKind
{
    /// <summary>The kind of a type as a database names it, such as <c>nvarchar(400)</c>; the name itself when it is
    /// none that we use.</summary>
    public static string Of(string type)
    {
        var name = type.Split('(')[0].Trim().ToLowerInvariant();
        return name switch
        {
            "tinyint" or "smallint" or "int" or "bigint" or "integer" => "whole number",
            "char" or "varchar" or "nchar" or "nvarchar" or "text" or "ntext" => "text",
            "decimal" or "numeric" or "money" => "decimal",
            "datetime" or "datetime2" or "smalldatetime" => "time",
            "timestamp" or "rowversion" => "row version",
            _ => name,
        };
    }
}
