namespace Analytics.Warehouse.Sql;

/// <summary>The statements that load the dimensions of a snapshot; each is ordered so that equal files give equal
/// members.</summary>
public static class DimensionQueries
{
    /// <summary>Units of every level.</summary>
    public const string Areas = """
        SELECT area_key, code, level, name, name_en, full_name, full_name_en, name_ascii,
               parent_key, region_key, province_key,
          district_key, valid_from, valid_until, code_order, name_order
        FROM area ORDER BY code_order, area_key
        """;

    /// <summary>Which unit followed which.</summary>
    public const string Successions =
        "SELECT predecessor_key, successor_key, share, happened_on FROM area_succession ORDER BY happened_on, "
            + "predecessor_key, successor_key";

    /// <summary>Members of all coded dimensions.</summary>
    public const string Members = """
        SELECT dimension, member_key::INTEGER, code, qualified_code, name, name_en,
               parent_key::INTEGER, sort_order, name_order,
          valid_from, valid_until
        FROM member ORDER BY dimension, sort_order, member_key
        """;

    /// <summary>Stretches of several years.</summary>
    public const string Spans =
        "SELECT span_key::INTEGER, code, from_on, until_on FROM span ORDER BY from_on, until_on, span_key";

    /// <summary>Where projects do or do not exist.</summary>
    public const string Applicabilities = """
        SELECT area_key, project_key::INTEGER, valid_from, valid_until, applies, reason
        FROM project_applicability ORDER BY area_key, project_key, valid_from
        """;

    /// <summary>Published figures beside the facts: those of all money and all places, not those of a part such as one
    /// capital type.</summary>
    public const string PublishedFigures = """
        SELECT indicator, area_key, year::INTEGER, span_key::INTEGER, value, unit
        FROM control_figure WHERE coalesce(scope, 'TOTAL') = 'TOTAL' ORDER BY indicator, area_key, year, span_key, value
        """;

    /// <summary>Tables with their number of rows, one row a column.</summary>
    public const string Tables = """
        SELECT table_name, estimated_size, column_name
        FROM duckdb_tables() JOIN duckdb_columns() USING (database_name, schema_name, table_name)
        WHERE database_name = current_database() ORDER BY table_name, column_index
        """;

    /// <summary>Spans that occur in a fact.</summary>
    /// <param name="fact">Name of a table of the star schema.</param>
    public static string SpansOf(string fact) =>
        $"SELECT DISTINCT span_key::INTEGER FROM {fact} WHERE span_key IS NOT NULL ORDER BY 1";

    /// <summary>Years that occur in a fact.</summary>
    /// <param name="fact">Name of a table of the star schema.</param>
    public static string YearsOf(string fact) =>
        $"SELECT DISTINCT year::INTEGER FROM {fact} WHERE year IS NOT NULL ORDER BY 1";
}
