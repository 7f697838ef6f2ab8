namespace Analytics.Graph.Http;

/// <summary>How an answer is sent.</summary>
internal enum ReplyFormat
{
    /// <summary>application/graphql-response+json: the status code tells request errors.</summary>
    GraphResponse,

    /// <summary>application/json: 200 for every well-formed request.</summary>
    Json,

    /// <summary>text/event-stream: for subscriptions.</summary>
    EventStream,

    /// <summary>text/html: the query page.</summary>
    Page,
}
