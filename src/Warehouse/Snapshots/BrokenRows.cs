using System.Collections.Immutable;

namespace Analytics.Warehouse.Snapshots;

/// <summary>What a load leaves to the next one about a test of Verify that rows of a fact break, so that the next one
/// counts on from it and looks at changed rows only.</summary>
/// <param name="Rule">Code of the rule, such as <c>VERIFY_DUPLICATE</c>.</param>
/// <param name="Test">Which of the rule's tests, from 0.</param>
/// <param name="Digest">Digest of the test's own text: another test is counted anew.</param>
/// <param name="Count">Rows that break it, above zero.</param>
/// <param name="First">Their lowest record ids in order, all of them where they are few.</param>
public sealed record BrokenRows(string Rule, int Test, string Digest, long Count, ImmutableArray<long> First);
