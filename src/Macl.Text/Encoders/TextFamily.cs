using System.Text.Json.Serialization;

namespace Macl.Text.Encoders;

/// <summary>The families of text encoders, which differ in how positions are numbered; named as <c>model_type</c> in a model's configuration.</summary>
public enum TextFamily
{
    /// <summary>BERT (Devlin et al., NAACL 2019): positions from 0.</summary>
    [JsonStringEnumMemberName("bert")]
    Bert,

    /// <summary>RoBERTa (Liu et al., 2019): positions behind the padding token's number.</summary>
    [JsonStringEnumMemberName("roberta")]
    Roberta,
}
