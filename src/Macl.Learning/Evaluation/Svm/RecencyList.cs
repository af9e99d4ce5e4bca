namespace Macl.Learning.Evaluation;

/// <summary>The slots of a cache in the order of their last use, as a doubly linked ring of numbers.</summary>
internal sealed class RecencyList
{
    private readonly int[] _newer;
    private readonly int[] _older;
    private int _newest;

    public RecencyList(int slots)
    {
        _newer = [.. Enumerable.Range(0, slots).Select(slot => (slot + slots - 1) % slots)];
        _older = [.. Enumerable.Range(0, slots).Select(slot => (slot + 1) % slots)];
    }

    /// <summary>The slot that has not been used for the longest time.</summary>
    public int Oldest => _newer[_newest];

    /// <summary>Makes a slot the newest.</summary>
    public void Touch(int slot)
    {
        if (slot == _newest)
        {
            return;
        }

        Link(_newer[slot], _older[slot]);
        Link(Oldest, slot);
        Link(slot, _newest);
        _newest = slot;
    }

    private void Link(int newer, int older)
    {
        _older[newer] = older;
        _newer[older] = newer;
    }
}
