using System.Collections.Immutable;

namespace Analytics.Operational.Sources.Reading;

/// <summary>Which rows of a table are read.</summary>
public sealed record ReadRange
{
    /// <summary>All rows that are not withdrawn.</summary>
    public static readonly ReadRange All = new();

    /// <summary>Row version, exclusive; null reads from the first.</summary>
    public long? After { get; init; }

    /// <summary>Row version, inclusive; null reads up to the last of the view. A row changed later than this is left
    /// out altogether, so a full load leaves it null and stores <see cref="OperationalReader.Watermark"/>.</summary>
    public long? UpTo { get; init; }

    /// <summary>Ids of the rows, some thousand at most; null reads whatever id they have.</summary>
    public ImmutableArray<long>? Ids { get; init; }

    /// <summary>What happens to withdrawn rows. Default: left out.</summary>
    public DeletedRows Deleted { get; init; }

    /// <summary>All changes after a watermark, withdrawn rows included.</summary>
    /// <param name="watermark">The watermark stored by the former load.</param>
    public static ReadRange ChangedSince(long watermark) =>
        new() { After = watermark, Deleted = DeletedRows.Included };

    /// <summary>The rows with some ids, without withdrawn ones.</summary>
    /// <param name="ids">Some thousand at most: they are one parameter.</param>
    public static ReadRange Of(ImmutableArray<long> ids) => new() { Ids = ids };
}
