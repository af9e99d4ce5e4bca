using System.Text.Json.Serialization;

namespace Macl.Text.Recipes;

/// <summary>What an encoder learns of sentences.</summary>
public enum SentenceObjective
{
    /// <summary>That a sentence under two draws of dropout is one sentence, or that a query and its positive belong together (SimCSE: Gao et al., EMNLP 2021).</summary>
    [JsonStringEnumMemberName("simcse")]
    SimCse,

    /// <summary>Which tokens are hidden (masked language model: Devlin et al., NAACL 2019): a start for SimCSE where there are no published weights.</summary>
    [JsonStringEnumMemberName("mlm")]
    Mlm,
}
