using System.Diagnostics;
using Analytics.Graph.Limits;

namespace Analytics.Graph.Exports;

/// <summary>An answer that only has to be sent. Disposing it deletes its file.</summary>
/// <param name="Table">The answer.</param>
/// <param name="Format">Its form.</param>
/// <param name="File">The file of a form that needs one; null otherwise.</param>
/// <param name="Effort">What its computation took.</param>
internal sealed record ReadyExport(ExportTable Table, ExportFormat Format, FileStream? File, Effort Effort)
    : IAsyncDisposable
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
