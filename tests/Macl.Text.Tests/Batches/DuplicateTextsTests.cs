using Macl.Text.Batches;

namespace Macl.Text.Tests.Batches;

public sealed class DuplicateTextsTests
{
    [Fact]
    public void Different_texts_need_no_keys() => Assert.Null(Keys([[1, 2]], [[1, 2, 3]], [[2, 1]]));

    [Fact]
    public void Samples_that_share_a_text_have_the_same_key() => Assert.Equal([0, 1, 0, 3], Keys([[1, 2]], [[1, 3]], [[1, 2]], [[4]])!);

    [Fact]
    public void A_text_that_is_anothers_positive_is_shared_too() => Assert.Equal([0, 1, 0], Keys([[1], [2]], [[3], [4]], [[2], [5]])!);

    [Fact]
    public void Sharing_goes_over_any_number_of_samples() => Assert.Equal([0, 0, 2, 0], Keys([[1], [2]], [[3], [4]], [[6], [7]], [[4], [2]])!);

    [Fact]
    public void A_hard_negative_has_the_key_of_the_sample_whose_text_or_positive_it_is() => Assert.Equal([0, 1, 2, 1, 4, 0], Keys([[1], [2], [4]], [[3], [4], [9]], [[5], [6], [1]])!);

    [Fact]
    public void A_hard_negative_of_a_text_that_samples_share_has_the_key_of_all_of_them() => Assert.Equal([0, 1, 0, 3, 4, 0], Keys([[1], [2], [8]], [[3], [4], [9]], [[1], [6], [6]])!);

    [Fact]
    public void Equal_hard_negatives_are_no_duplicates() => Assert.Null(Keys([[1], [2], [9]], [[3], [4], [9]], [[5], [6], [7]]));

    [Fact]
    public void Tokens_beyond_two_bytes_are_told_apart() => Assert.Null(Keys([[70000]], [[70000 - 65536]]));

    private static IReadOnlyList<long>? Keys(params int[][][] samples) => DuplicateTexts.Keys([.. samples.Select((texts, number) => new SampleTokens(number, texts))]);
}
