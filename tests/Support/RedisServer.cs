using System.Diagnostics;

namespace Analytics.Support;

/// <summary>
/// A real redis-server on a free loopback port that can be killed and started again on the same port. It keeps nothing
/// on disk, so a restarted server is empty. It dies with the process that started it, even if that process is killed.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    // The shell holds the server: when its standard input closes, which also happens when our process dies, it kills it.
    private const string Holder = """
        exec 3<&0
        redis-server "$@" 3<&- &
        server=$!
        (cat; kill -KILL $server) <&3 >/dev/null 2>&1 &
        exec 3<&- 2>/dev/null
        wait $server
        """;

    private readonly TemporaryFolder folder;
    private Process? holder;

    private RedisServer(int port, TemporaryFolder folder)
    {
        Port = port;
        this.folder = folder;
    }

    /// <summary>The port that the server has, and keeps over a restart.</summary>
    public int Port { get; }

    /// <summary>What StackExchange.Redis connects to.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts a server and answers when it accepts connections.</summary>
    /// <exception cref="InvalidOperationException">redis-server is not installed, or does not start.</exception>
    public static async Task<RedisServer> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = new RedisServer(FreePort.Next(), new TemporaryFolder());
            try
            {
                await server.RestartAsync();
                return server;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                await server.DisposeAsync(); // the free port was taken in between: another one
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Ends the server at once, as a crash would. Connections break; answers when the process is gone.</summary>
    public void Kill()
    {
        if (holder is null)
        {
            return;
        }

        holder.StandardInput.Close();
        holder.WaitForExit();
        holder.Dispose();
        holder = null;
    }

    /// <summary>Kills the server if it runs, and starts an empty one on the same port.</summary>
    /// <exception cref="InvalidOperationException">The server does not start.</exception>
    public async Task RestartAsync()
    {
        Kill();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        holder = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        holder.OutputDataReceived += (_, line) => Hear(line.Data, said, ready);
        holder.Start();
        holder.BeginOutputReadLine();

        await ready.Task.WaitAsync(StartLimit);
    }

    /// <summary>Stops the server where it is: connections stay open and nothing answers, until it goes on.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>Lets a paused server go on.</summary>
    public void GoOn() => Signal("CONT");

    private void Signal(string name)
    {
        using var shell = Process.Start("pkill", ["-" + name, "-P", $"{holder?.Id}", "redis-server"]);
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException("The redis-server is not there.");
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Hear(string? line, List<string> said, TaskCompletionSource ready)
    {
        if (line is null)
        {
            ready.TrySetException(new InvalidOperationException(
                $"redis-server did not start (Debian package redis-server):\n{string.Join('\n', said)}"));
            return;
        }

        said.Add(line);
        if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }

    private ProcessStartInfo StartInfo() => new("/bin/sh", ["-c", Holder, "redis-holder", .. Arguments()])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };

    private IEnumerable<string> Arguments() =>
    [
        "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--daemonize", "no",
        "--dir", folder.Path, "--logfile", "",
    ];
}
