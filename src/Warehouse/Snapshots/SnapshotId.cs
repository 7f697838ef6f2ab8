using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse.Snapshots;

/// <summary>Makes and recognises snapshot ids: <c>yyyyMMddTHHmmssZ-</c> and the first 8 signs of the content
/// hash.</summary>
/// <remarks>Ids sort by time as text, so the newest is the ordinally greatest.</remarks>
public static partial class SnapshotId
{
    /// <summary>The id of content published at a moment, to the second.</summary>
    public static string Of(DateTimeOffset publishedAt, string contentHash) =>
        $"{publishedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}-{contentHash[..8]}";

    /// <summary>Whether a text has the form of an id. Only such text ever becomes part of a file name.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\z")]
    private static partial Regex Form();
}
