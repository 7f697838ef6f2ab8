using System.Collections.Concurrent;
using System.Diagnostics;

namespace Analytics.Graph.Tests.Support;

/// <summary>The host as its operators run it: a process of its own, on a port that it chooses.</summary>
public sealed class HostProcess : IDisposable
{
    private const string Listening = "Now listening on: ";
    private const int KeptLines = 200;
    private readonly Process process;
    private readonly ConcurrentQueue<string> log;

    private HostProcess(Process process, Uri address, ConcurrentQueue<string> log)
    {
        this.process = process;
        this.log = log;
        Address = address;
    }

    /// <summary>The last lines that it wrote.</summary>
    public string Log => string.Join('\n', log);

    public Uri Address { get; }

    public bool HasExited => process.HasExited;

    /// <summary>Memory that the process holds now.</summary>
    public long WorkingSetBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Handles that the process holds open.</summary>
    public int Handles => Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd").Count();

    /// <summary>Starts a host over a data folder and waits until it serves the snapshot.</summary>
    public static async Task<HostProcess> StartAsync(string dataFolder, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in settings.Prepend("--urls=http://127.0.0.1:0").Prepend(Path.Combine(AppContext.BaseDirectory, "Analytics.Graph.dll")))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("REDIS_CONNECTION"); // of whoever runs the tests
        start.Environment["ANALYTICS_DATA"] = dataFolder;
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var address = new TaskCompletionSource<Uri>();
        var log = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(new Uri(line.Data[(at + Listening.Length)..]));
            }
        };
        process.OutputDataReceived += (_, line) => Keep(log, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, await address.Task.WaitAsync(TimeSpan.FromMinutes(1)), log);
        await host.UntilReadyAsync();
        return host;
    }

    /// <summary>Files of snapshots below a path that the process holds open, deleted ones included.</summary>
    public int OpenSnapshotFiles(string path) => Directory.EnumerateFileSystemEntries($"/proc/{process.Id}/fd")
        .Select(link => new FileInfo(link).LinkTarget ?? "")
        .Count(file => file.StartsWith(path, StringComparison.Ordinal) && file.Contains(".duckdb", StringComparison.Ordinal));

    /// <summary>Waits until it has written a text, and answers all that it wrote so far.</summary>
    public async Task<string> UntilWrittenAsync(string text)
    {
        await Waiting.UntilAsync(() => Task.FromResult(Log.Contains(text, StringComparison.Ordinal)));
        return Log;
    }

    /// <summary>Asks the process to stop, as its operator would.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Waits until the process has ended and answers its exit code.</summary>
    public async Task<int> UntilExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> log, string? line)
    {
        if (line is not null)
        {
            log.Enqueue(line);
        }

        while (log.Count > KeptLines)
        {
            log.TryDequeue(out _);
        }
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            using var reply = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            if (reply.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(20, limit.Token);
        }
    }
}
