namespace Analytics.Graph.Limits;

/// <summary>Which lane a request waits in.</summary>
public enum CostClass
{
    /// <summary>It takes little; it may use every place.</summary>
    Light,

    /// <summary>It takes long; only a part of the places is for it, so that light ones always find one.</summary>
    Heavy,
}
