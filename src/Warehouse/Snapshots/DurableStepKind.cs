namespace Analytics.Warehouse.Snapshots;

/// <summary>What a power cut can come before or after.</summary>
internal enum DurableStepKind
{
    /// <summary>A file got its content, which is not on the disk yet.</summary>
    Write,

    /// <summary>The content of a file is on the disk.</summary>
    Flush,

    /// <summary>A file got another name, which is not on the disk yet.</summary>
    Rename,

    /// <summary>A name was removed, not yet on the disk.</summary>
    Delete,

    /// <summary>The names in a folder are on the disk.</summary>
    FlushFolder,
}
