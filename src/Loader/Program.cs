using Analytics.Loader.Commands;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // the load ends by itself and removes its staging files
    stop.Cancel();
};
return await CommandTree.RunAsync(args, Console.Out, Console.Error, stop.Token);
