using Analytics.Operational.Model;

namespace Analytics.Operational.Synthetic.Activities;

/// <summary>Tells findings: most are resolved, some late, some still open at the cut-off.</summary>
internal sealed class FindingRows(SyntheticWorld world, InspectionPlans plans)
{
    private static readonly Weighted<string> Categories = new(
    [
        ("DOC_SCATTERED", 18), ("CAPACITY_STAFF", 14), ("FUNDS_LATE_OR_NONE", 14), ("FUNDS_LOW_LOCAL", 10),
        ("COMMUNICATION_WEAK", 8), ("INSPECTION_IRREGULAR", 7), ("STEERING_WEAK", 6), ("COORDINATION_WEAK", 5),
        ("MODEL_NOT_EVALUATED", 5), ("REVIEW_FAVOURITISM", 4), ("LOAN_MISUSE", 3), ("MOBILISATION_HARD", 3),
        ("OTHER", 3),
    ]);

    private static readonly Weighted<string> Severities = new(
        [("LOW", 45), ("MEDIUM", 35), ("HIGH", 12), ("NOT_STATED", 8)]);

    private static readonly Weighted<string> Levels = new(
        [("COMMUNE", 50), ("DISTRICT", 32), ("PROVINCE", 10), ("CENTRAL", 1), ("NOT_SPLIT", 7)]);

    public IEnumerable<Finding> All()
    {
        foreach (var plan in plans.All())
        {
            var random = world.Random(nameof(Finding), plan.Id);
            for (var finding = 0; finding < plan.Findings; finding++)
            {
                yield return Row(plan, random);
            }
        }
    }

    private static Finding Row(InspectionPlan plan, SyntheticRandom random)
    {
        var due = random.Chance(0.9) ? plan.Last.AddDays(random.Pick([15, 30, 60, 90])) : (DateOnly?)null;
        var resolved = plan.Last.AddDays((int)Math.Clamp(random.LogNormal(45, 0.7), 3, 700));
        var isOpen = random.Chance(0.12) || resolved >= SyntheticDataSet.CutoffDay;
        return new()
        {
            InspectionId = plan.Id,
            Category = random.Pick(Categories),
            Severity = random.Pick(Severities),
            ResponsibleLevel = random.Pick(Levels),
            RecordedOn = plan.Last,
            DueOn = due,
            ResolvedOn = isOpen ? null : resolved,
            Qualifier = "EXACT",
        };
    }
}
