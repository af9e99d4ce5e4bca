"""Reference values for PlaneProjectionTests. Needs numpy and scikit-learn (made with scikit-learn 1.2.1)."""
import numpy as np
from sklearn.decomposition import PCA
from sklearn.preprocessing import normalize

rows, columns = 12, 5
i, j = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
values = (np.sin(1.3 * i + 0.7 * j * j) * 10.0 ** (j - 2) + 0.1 * i * (j == 1)).astype(np.float32)

around = values.astype(np.float64) - np.median(values.astype(np.float64), axis=0)
scaled = normalize(around / np.abs(around).mean(axis=0))
pca = PCA(n_components=2, svd_solver="full").fit(scaled)
plane = pca.transform(scaled)
for component in range(2):
    loadings = pca.components_[component]
    plane[:, component] *= np.sign(loadings[np.argmax(np.abs(loadings))])

for name, numbers in (("First", plane[:, 0]), ("Second", plane[:, 1]), ("Shares", pca.explained_variance_ratio_)):
    print(name, ", ".join(f"{number:.9f}" for number in numbers))
