using System.Diagnostics;

namespace Analytics.Graph.Exports;

/// <summary>An answer that only has to be sent. Disposing it deletes its file.</summary>
/// <param name="Table">The answer.</param>
/// <param name="Format">Its form.</param>
/// <param name="File">The file of a form that needs one; null otherwise.</param>
internal sealed record ReadyExport(ExportTable Table, ExportFormat Format, FileStream? File) : IAsyncDisposable
{
    /// <summary>Sends it.</summary>
    public Task WriteAsync(Stream body, CancellationToken stop) => Format switch
    {
        ExportFormat.Streamed streamed => streamed.WriteAsync(Table, body, stop),
        ExportFormat.Filed when File is { } file => file.CopyToAsync(body, stop),
        _ => throw new UnreachableException($"{Format.Path} has no file."),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;
}
