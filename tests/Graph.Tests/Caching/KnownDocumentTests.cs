using System.Diagnostics.Metrics;
using Analytics.Graph.Caching;
using Analytics.Graph.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Graph.Tests.Caching;

/// <summary>A document that was seen before is neither parsed nor validated again.</summary>
public sealed class KnownDocumentTests(SampleGraph graph)
{
    [Fact]
    public async Task The_second_request_with_a_document_finds_it_checked_whatever_its_variables_and_whether_it_is_valid()
    {
        await using var host = await GraphHost.StartAsync(graph.Data.Folder);
        var counted = new Dictionary<string, long> { ["hit"] = 0, ["miss"] = 0 };
        using var listener = Listen(host, counted);

        await host.AskAsync("query Q($n: Int) { places(first: $n) { code } }", new { n = 1 });
        await host.AskAsync("query Q($n: Int) { places(first: $n) { code } }", new { n = 2 });
        await host.AskAsync("{ nothing }");
        await host.AskAsync("{ nothing }");

        Assert.Equal((2, 2), (counted["miss"], counted["hit"]));
    }

    [Fact]
    public void The_same_text_is_the_same_checked_document()
    {
        using var documents = ActivatorUtilities.CreateInstance<KnownDocuments>(graph.Host.Services); // others fill that of the host

        var first = documents.Find("{ current { id publishedAt } }");
        var second = documents.Find(new string("{ current { id publishedAt } }".ToCharArray()));

        Assert.True(first.Prepared.IsValid);
        Assert.Same(first.Prepared, second.Prepared);
    }

    [Fact]
    public void Many_documents_do_not_fill_the_memory()
    {
        using var documents = ActivatorUtilities.CreateInstance<KnownDocuments>(graph.Host.Services);
        var prepared = Enumerable.Range(0, 60).Select(number => documents.Find(Large(number)).Prepared).ToList();

        var kept = prepared.Where((one, number) => ReferenceEquals(one, documents.Find(Large(number)).Prepared));
        Assert.True(kept.Count() <= 20); // of 200,000 characters each, in 4 Mi
    }

    [Fact]
    public void Short_documents_that_expand_to_many_fields_do_not_fill_the_memory_either()
    {
        using var documents = ActivatorUtilities.CreateInstance<KnownDocuments>(graph.Host.Services);
        var prepared = Enumerable.Range(0, 60).Select(number => documents.Find(Wide(number)).Prepared).ToList();

        Assert.All(prepared, one => Assert.True(one.IsValid));
        var kept = prepared.Where((one, number) => ReferenceEquals(one, documents.Find(Wide(number)).Prepared));
        Assert.True(kept.Count() <= 20); // of 14,000 fields each
    }

    private static string Wide(int number)
    {
        var measures = string.Concat(Enumerable.Repeat("name title unit subject ", 90));
        var catalogs = string.Concat(Enumerable.Range(0, 40).Select(alias => $"a{alias}: catalog {{ ...F }} "));
        return $"query Q{number} {{ {catalogs} }} fragment F on Catalog {{ measures {{ {measures} }} }}";
    }

    private static string Large(int number) => $"{{ current {{ id }} }} # {number} {new string('x', 200_000)}";

    /// <summary>Counts the documents of one host; others run at the same time.</summary>
    private static MeterListener Listen(GraphHost host, Dictionary<string, long> counted)
    {
        var own = host.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == DocumentMetrics.InstrumentName && ReferenceEquals(instrument.Meter.Scope, own))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted[(string)tags[0].Value!] += count); // the tag is always set
        listener.Start();
        return listener;
    }
}
