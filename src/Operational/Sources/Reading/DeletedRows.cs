namespace Analytics.Operational.Sources.Reading;

/// <summary>What a read does with withdrawn records.</summary>
public enum DeletedRows
{
    /// <summary>Leaves them out; right for a full load.</summary>
    LeftOut,

    /// <summary>Answers them too; an incremental load must see what was withdrawn.</summary>
    Included,
}
