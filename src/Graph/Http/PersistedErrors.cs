using Analytics.Warehouse.Errors;

namespace Analytics.Graph.Http;

/// <summary>Refusals of documents that are only named. Two messages are fixed: clients of automatic persisted queries
/// look for them.</summary>
internal static class PersistedErrors
{
    public static AnalyticsError NotFound() => new(
        "PERSISTED_QUERY_NOT_FOUND",
        "PersistedQueryNotFound",
        "Send the document itself; with its hash beside it, it may be registered.");

    public static AnalyticsError NotSupported() => new(
        "PERSISTED_QUERY_NOT_SUPPORTED",
        "PersistedQueryNotSupported",
        "Send the document itself; this host keeps none.");

    public static AnalyticsError NotListed() => new(
        "PERSISTED_QUERY_NOT_LISTED",
        "This host answers only documents that its operator has registered, and this is none of them.",
        "Ask the operator to add the document to the folder of registered documents, or send one of those.");

    public static AnalyticsError OtherHash() => new(
        "PERSISTED_QUERY_MISMATCH",
        "The hash is not the SHA-256 of the document.",
        "Send the hexadecimal SHA-256 of the document's UTF-8 bytes, or leave the hash out.");
}
