namespace Analytics.Graph.Tests.Support;

/// <summary>So many generated records that every province has some in every year.</summary>
public sealed class WideSyntheticGraph : SyntheticGraph
{
    protected override int Disbursements => 25_000;
}
