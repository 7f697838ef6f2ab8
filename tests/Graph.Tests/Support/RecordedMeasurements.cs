using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Support;

/// <summary>What one host measured: the name of each instrument and its tags.</summary>
public sealed class RecordedMeasurements : IDisposable
{
    private readonly MeterListener listener = new();

    public RecordedMeasurements(GraphHost host)
    {
        var meters = host.Services.GetRequiredService<IMeterFactory>(); // other hosts of this process measure too
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name == "Analytics.Graph")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();
    }

    public ConcurrentQueue<string> Noted { get; } = new();

    public void Dispose() => listener.Dispose();

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = instrument.Name;
        foreach (var (name, value) in tags)
        {
            text += $" {name}={value}";
        }

        Noted.Enqueue(text);
    }
}
