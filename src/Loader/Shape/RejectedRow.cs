namespace Analytics.Loader.Shape;

/// <summary>A row of <c>rejected_record</c>.</summary>
/// <param name="TableName">Warehouse table that the record would be in.</param>
/// <param name="RecordId">Its id in the source.</param>
/// <param name="InspectionId">The inspection of a visit or finding.</param>
/// <param name="Code">Why, as a code.</param>
/// <param name="Message">Why, in words: what it refers to and what is missing.</param>
public sealed record RejectedRow(string TableName, long RecordId, long? InspectionId, string Code, string Message)
{
    /// <summary>The record refers to a code or place that the source does not define.</summary>
    public const string Reference = "REFERENCE";
}
