using Analytics.Warehouse.Schema;

namespace Analytics.Warehouse.Execution.InMemory;

/// <summary>Groups of a plan that are made in memory: of rows of roll-ups, or those beside others.</summary>
internal interface IGroups
{
    /// <summary>The roll-ups that are read.</summary>
    IEnumerable<Rollup> Rollups { get; }

    /// <summary>The groups.</summary>
    /// <param name="held">Gives the rows of roll-ups.</param>
    /// <param name="choose">Is given the keys of all groups and tells which are wanted, in which order: nothing is
    /// added up for others. Null where all are wanted, in any order.</param>
    /// <returns>Null where there are more numbers, or longer ones, than are held.</returns>
    Numbers? Read(Func<Rollup, HeldRollup> held, Func<Numbers, int[]>? choose);
}
