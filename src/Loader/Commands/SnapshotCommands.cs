using System.CommandLine;
using Analytics.Loader.Stage;
using Analytics.Warehouse.Snapshots;

namespace Analytics.Loader.Commands;

/// <summary><c>snapshot ...</c>: lists, checks, pins, goes back to and compares what was published.</summary>
internal static class SnapshotCommands
{
    public static Command Build(CommonOptions common) => new(
        "snapshot", "Lists, checks, pins, goes back to and compares snapshots.")
    {
        ListCommand(common),
        OfOne(common, "verify", "Reads every byte of a snapshot and compares it with its manifest.", (store, id) =>
        {
            store.CheckContent(store.Find(id));
            return $"{id} is whole: every byte is as it was published.";
        }),
        OfOne(common, "pin", "Keeps a snapshot whatever --keep and --keep-days say.", (store, id) =>
        {
            StorageGuard.Run(store.Folder, () => store.Pin(id));
            return $"{id} is pinned: it is kept until it is unpinned.";
        }),
        OfOne(common, "unpin", "Gives a pinned snapshot back to --keep and --keep-days.", (store, id) =>
        {
            StorageGuard.Run(store.Folder, () => store.Unpin(id));
            return $"{id} is no longer pinned: a later load may remove it.";
        }),
        OfOne(common, "rollback", "Serves another snapshot at once; the next load serves a new one.", (store, id) =>
        {
            using var writer = StorageGuard.Run(store.Folder, store.AcquireWriter);
            StorageGuard.Run(store.Folder, () => store.Rollback(writer, id));
            return $"{id} is served. The next load publishes the source as it is then.";
        }),
        SnapshotDiffCommand.Build(common),
    };

    private static Command ListCommand(CommonOptions common)
    {
        var command = new Command("list", "Lists the snapshots, newest first.") { common.Data, common.Json };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var lines = SnapshotLine.Of(new SnapshotStore(common.DataFolder(parsed)));
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(common.Json))
            {
                JsonOutput.Write(output, lines);
            }
            else
            {
                SnapshotLine.Write(output, lines);
            }

            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command OfOne(
        CommonOptions common, string name, string description, Func<SnapshotStore, string, string> act)
    {
        var id = new Argument<string>("ID") { Description = "As 'snapshot list' shows it." };
        var command = new Command(name, description) { id, common.Data };
        command.SetAction((parsed, _) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, () =>
        {
            var store = new SnapshotStore(common.DataFolder(parsed));
            parsed.InvocationConfiguration.Output.WriteLine(act(store, parsed.GetRequiredValue(id)));
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
