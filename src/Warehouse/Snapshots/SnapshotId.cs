using System.Globalization;
using System.Text.RegularExpressions;

namespace Analytics.Warehouse.Snapshots;

/// <summary>Makes and recognises snapshot ids: <c>yyyyMMddTHHmmssZ-</c> and the first 8 signs of the content
/// hash.</summary>
/// <remarks>Ids sort by time as text, so the newest is the ordinally greatest.</remarks>
public static partial class SnapshotId
{
    private const int TimeChars = 16;
    private const string TimeForm = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The id of content published at a moment, to the second.</summary>
    public static string Of(DateTimeOffset publishedAt, string contentHash) =>
        $"{publishedAt.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}-{contentHash[..8]}";

    /// <summary>The moment that an id tells; null where there is no such moment.</summary>
    public static DateTimeOffset? PublishedAt(string id) => DateTimeOffset.TryParseExact(
        id[..TimeChars], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? at
        : null;

    /// <summary>Whether a text has the form of an id. Only such text ever becomes part of a file name.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\z")]
    private static partial Regex Form();
}
