using System.CommandLine;
using System.Globalization;
using Analytics.Operational.Sample;
using Analytics.Operational.Sources;
using Analytics.Operational.Synthetic;

namespace Analytics.Loader.Commands;

/// <summary><c>source create</c>: makes an operational database and fills it with published or with generated
/// records.</summary>
internal static class SourceCreateCommand
{
    public static Command Build(CommonOptions options)
    {
        var sample = new Option<bool>("--sample") { Description = "Fill it with the published figures." };
        var synthetic = new Option<long?>("--synthetic")
        {
            Description = "Fill it with generated records, this many payments and the rest in proportion.",
            HelpName = "N",
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed and size give the same records.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("create", "Makes the tables of an operational database, and fills them when asked.")
        {
            options.Data, options.Provider, options.Connection, sample, synthetic, seed,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(sample) && result.GetValue(synthetic) is not null)
            {
                result.AddError(
                    "--sample and --synthetic exclude each other: published and generated records never mix.");
            }
        });
        command.SetAction((parsed, stop) => ErrorReport.GuardAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            await using var context = new OperationalContextFactory(options.Source(parsed)).CreateDbContext();
            await OperationalDatabase.CreateAsync(context, stop);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(sample))
            {
                await SampleDataSet.LoadAsync(context, stop);
                output.WriteLine("Created with the published figures.");
            }
            else if (parsed.GetValue(synthetic) is { } payments)
            {
                var size = new SyntheticOptions { Disbursements = payments, Seed = parsed.GetValue(seed) };
                var rows = await SyntheticDataSet.LoadAsync(context, size, progress: null, stop);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"Created with {rows:N0} generated records."));
            }
            else
            {
                output.WriteLine("Created, empty.");
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
