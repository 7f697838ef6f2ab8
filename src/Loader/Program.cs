using System.Runtime.InteropServices;
using Analytics.Loader.Commands;

// The load ends by itself and removes its staging files; a second signal ends the process at once.
using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
return await CommandTree.RunAsync(args, Console.Out, Console.Error, stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    try
    {
        stop.Cancel();
    }
    catch (ObjectDisposedException)
    {
        signal.Cancel = true; // the work is over, and the process ends with its own exit code
    }
}
