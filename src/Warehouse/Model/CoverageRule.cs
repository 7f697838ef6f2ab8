namespace Analytics.Warehouse.Model;

/// <summary>How the coverage of a cell is told.</summary>
public enum CoverageRule
{
    /// <summary>Not at all: the subject is made of events, and none is an answer.</summary>
    None,

    /// <summary>Provinces that reported as a part of those that exist.</summary>
    Provinces,
}
