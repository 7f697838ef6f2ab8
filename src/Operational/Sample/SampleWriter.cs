using Analytics.Operational.Model;
using Analytics.Operational.Sources;

namespace Analytics.Operational.Sample;

/// <summary>Saves the sample table by table and resolves keys to the ids that the database gave.</summary>
internal static class SampleWriter
{
    private static readonly string[] LevelsFromTheTop = ["COUNTRY", "REGION", "PROVINCE", "DISTRICT", "COMMUNE"];

    public static async Task SaveAsync(OperationalContext context, SampleTables tables, CancellationToken stop)
    {
        var save = new Saver(context, tables, stop);
        await save.TableAsync<Dataset>();
        await save.TableAsync<CodeItem>();
        await save.TableAsync<PovertyStandard>();
        await save.TableAsync<ProgrammePeriod>();
        await save.TableAsync<Project>();

        var areas = await save.UnitsAsync();
        await save.TableAsync<AreaSuccession>(("predecessor", areas), ("successor", areas));
        await save.TableAsync<AreaClassMembership>(("area", areas));
        await save.TableAsync<ProjectApplicability>(("area", areas));
        await save.TableAsync<BudgetAllocation>(("area", areas));
        await save.TableAsync<Disbursement>(("area", areas));
        await save.TableAsync<TrainingCourse>(("area", areas));
        await save.TableAsync<Inspection>(("area", areas));

        var inspections = tables.Of<Inspection>().IdsByKey();
        await save.TableAsync<InspectedUnit>(("area", areas), ("inspection", inspections));
        await save.TableAsync<Finding>(("inspection", inspections));
        await save.TableAsync<HouseholdReview>(("area", areas));
        await save.TableAsync<HouseholdSupport>(("area", areas));
        await save.TableAsync<Target>(("area", areas));
        await save.TableAsync<ControlFigure>(("area", areas));
    }

    private sealed record Saver(OperationalContext Context, SampleTables Tables, CancellationToken Stop)
    {
        public async Task TableAsync<TRecord>(
            params (string Column, IReadOnlyDictionary<string, long> Ids)[] references)
            where TRecord : OperationalRecord, new()
        {
            foreach (var (column, ids) in references)
            {
                SampleReference.Resolve(Tables.Of<TRecord>(), column, ids);
            }

            await SaveAsync(Tables.RecordsOf<TRecord>());
        }

        public async Task<Dictionary<string, long>> UnitsAsync()
        {
            var ids = new Dictionary<string, long>();
            foreach (var level in LevelsFromTheTop)
            {
                var units = new SampleTable<AdministrativeUnit>
                {
                    Rows = [.. Tables.Of<AdministrativeUnit>().Rows.Where(pair => pair.Record.Level == level)],
                };
                SampleReference.Resolve(units, "parent", ids);
                await SaveAsync(units.Rows.Select(pair => pair.Record));
                foreach (var (key, id) in units.IdsByKey())
                {
                    ids.Add(key, id);
                }
            }

            return ids;
        }

        private async Task SaveAsync<TRecord>(IEnumerable<TRecord> records)
            where TRecord : OperationalRecord
        {
            Context.AddRange(records);
            await Context.SaveChangesAsync(Stop);
            Context.ChangeTracker.Clear();
        }
    }
}
