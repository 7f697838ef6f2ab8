using System.Diagnostics;

namespace Analytics.Loader.Tests.Support;

/// <summary>The loader as its users run it: a process of its own.</summary>
internal sealed class LoaderProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly SemaphoreSlim _said = new(0);

    private LoaderProcess(Process process) => _process = process;

    public bool HasExited => _process.HasExited;

    /// <summary>What it said so far, errors too.</summary>
    public string Said
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public static LoaderProcess Start(params string[] arguments) => StartShell("exec \"$@\"", arguments);

    /// <summary>Starts it from a shell that first limits what it may do; <c>exec "$@"</c> is the loader.</summary>
    public static LoaderProcess StartShell(string script, params string[] arguments)
    {
        var loader = Path.Combine(AppContext.BaseDirectory, "Analytics.Loader.dll");
        var start = new ProcessStartInfo("/bin/bash", ["-c", script, "loader", "dotnet", loader, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The loader did not start.");
        var loading = new LoaderProcess(process);
        process.OutputDataReceived += (_, line) => loading.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => loading.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return loading;
    }

    /// <summary>Waits until it has said something so many times.</summary>
    public async Task HeardAsync(string text, int times = 1)
    {
        while (!Has(text, times))
        {
            if (_process.HasExited)
            {
                await _process.WaitForExitAsync(TestContext.Current.CancellationToken); // and until all that it said is here
                Assert.True(Has(text, times), $"It ended before it said '{text}':\n{Said}");
            }

            await _said.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks it to end, as an orchestrator does.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Asks it to end, as Ctrl-C does.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    private bool Has(string text, int times) => Said.Split(text).Length - 1 >= times;

    private void Hear(string? line)
    {
        if (line is not null)
        {
            lock (_lines)
            {
                _lines.Add(line);
            }
        }

        _said.Release();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("/bin/kill", ["-" + signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
