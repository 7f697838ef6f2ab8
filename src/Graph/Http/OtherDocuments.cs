namespace Analytics.Graph.Http;

/// <summary>What happens to a document that is not in the folder.</summary>
public enum OtherDocuments
{
    /// <summary>It is answered as any other.</summary>
    Answered,

    /// <summary>It is refused: the folder is the list of all that may be asked.</summary>
    Refused,
}
