namespace Analytics.Loader.Stage;

/// <summary>The changes of a source cannot be brought into the former snapshot; a full load can do it.</summary>
/// <param name="because">Why, to be told to the operator.</param>
internal sealed class FullLoadNeededException(string because) : Exception(because);
