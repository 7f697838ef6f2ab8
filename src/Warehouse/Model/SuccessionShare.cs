namespace Analytics.Warehouse.Model;

/// <summary>How much of a unit went to its successor.</summary>
public enum SuccessionShare
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>A part of it.</summary>
    Part,
}
