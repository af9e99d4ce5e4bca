namespace Macl.Learning.Training;

/// <summary>The optimizers that training offers.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (Kingma and Ba, 2015); weight decay is added to the gradient.</summary>
    Adam,

    /// <summary>AdamW (Loshchilov and Hutter, 2019); weight decay is apart from the gradient.</summary>
    AdamW,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>LARS (You, Gitman and Ginsburg, 2017), for large batches: stochastic gradient descent whose rate follows each weight's own scale.</summary>
    Lars,
}
