namespace Analytics.Warehouse.Schema;

/// <summary>The types that columns of the star schema have.</summary>
public enum ColumnType
{
    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>TINYINT: small codes and bit masks.</summary>
    Tiny,

    /// <summary>SMALLINT: years, months and member keys.</summary>
    Small,

    /// <summary>INTEGER: area keys, counts.</summary>
    Integer,

    /// <summary>BIGINT: record identities.</summary>
    Big,

    /// <summary>BIGINT: whole VND.</summary>
    Money,

    /// <summary>DECIMAL(9,4): a published percentage.</summary>
    Percent,

    /// <summary>DECIMAL(20,4): a published figure of any unit.</summary>
    Figure,

    /// <summary>VARCHAR.</summary>
    Text,

    /// <summary>DATE: a business day.</summary>
    Date,
}
